using Meguri.Platform.Access;
using Meguri.Platform.Localization;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Host;

/// <summary>A capability's manifest: everything it adds to the whole stands here and nowhere else.</summary>
internal abstract class Module
{
    /// <summary>The words of the capability.</summary>
    public abstract WordBook Words { get; }

    /// <summary>What one may do in it, with the roles that may.</summary>
    public virtual IEnumerable<Permission> Permissions => [];

    /// <summary>Its entries in the navigation.</summary>
    public virtual IEnumerable<NavigationEntry> Navigation => [];

    /// <summary>Its registers.</summary>
    public virtual IEnumerable<Kit.Registers.RegisterEntry> Registers => [];

    /// <summary>Its use cases and queries.</summary>
    public virtual void AddServices(IServiceCollection services) { }

    /// <summary>Its tables.</summary>
    public virtual void Map(ModelBuilder model) { }
}

/// <summary>The parts of the round that the navigation is divided into.</summary>
internal enum NavigationSection
{
    /// <summary>計画.</summary>
    Plan,

    /// <summary>実行.</summary>
    Do,

    /// <summary>評価.</summary>
    Check,

    /// <summary>改善.</summary>
    Act,

    /// <summary>審査.</summary>
    Certification,

    /// <summary>設定.</summary>
    Settings,
}

/// <summary>One entry of the navigation.</summary>
/// <param name="Section">Where it stands.</param>
/// <param name="Order">Its place there, lowest first.</param>
/// <param name="Text">What it is called.</param>
/// <param name="Icon">A Tabler icon.</param>
/// <param name="Path">Below the organization's address, with a leading slash.</param>
/// <param name="Permission">Who sees it.</param>
internal sealed record NavigationEntry(NavigationSection Section, int Order, Func<string> Text, string Icon, string Path, string Permission);
