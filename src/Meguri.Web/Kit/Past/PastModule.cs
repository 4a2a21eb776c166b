using Meguri.Platform.Access;
using Meguri.Platform.Localization;
using Meguri.Web.Host;

namespace Meguri.Web.Kit.Past;

/// <summary>Every register and every record as it was at the end of a day: looked at, printed and exported, never changed.</summary>
internal sealed class PastModule : Module
{
    /// <summary>Who sees all of the ISMS today may see what it was.</summary>
    public const string Look = "past.look";

    public override WordBook Words => PastWords.Book;

    public override IEnumerable<Permission> Permissions =>
    [
        new(Look, () => PastWords.Permission_Look, Role.IsmsOffice, Role.IsmsManager, Role.Ciso, Role.TopManagement, Role.InternalAuditor, Role.CertificationAuditor),
    ];
}
