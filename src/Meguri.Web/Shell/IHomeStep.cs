using Meguri.Platform.Persistence;

namespace Meguri.Web.Shell;

/// <summary>A step of the round that a capability shows on the home page.</summary>
internal interface IHomeStep
{
    /// <summary>Who sees it.</summary>
    string Permission { get; }

    /// <summary>Its place in the round, lowest first.</summary>
    int Order { get; }

    /// <summary>Looks where it stands, from records, never from a typed-in state.</summary>
    Task<HomeStep> LookAsync(MeguriDb db, CancellationToken cancellation);
}

/// <summary>Where a step stands.</summary>
/// <param name="Title">What it is.</param>
/// <param name="State">What there is, in figures.</param>
/// <param name="Next">What to do next; null when it is done.</param>
/// <param name="Path">Where to do it, below the organization's address.</param>
/// <param name="Icon">A Tabler icon.</param>
internal sealed record HomeStep(string Title, string State, string? Next, string Path, string Icon);
