using Meguri.Domain.Controls;
using Meguri.Web.Kit;

namespace Meguri.Web.Capabilities.Controls;

/// <summary>The form of a measure, as typed: risks and assets by their numbers.</summary>
internal sealed class MeasureForm
{
    /// <summary>Empty lines offered for assets.</summary>
    public const int SpareLines = 3;

    public string? Name { get; set; }

    public string? Description { get; set; }

    public List<string> Controls { get; set; } = [];

    public string? Risks { get; set; }

    public List<KeptAsset> Keeps { get; set; } = [];

    public Guid? ResponsibleId { get; set; }

    public Guid? DepartmentId { get; set; }

    public ImplementationStatus Status { get; set; }

    public DateOnly? StatusOn { get; set; }

    public int Version { get; set; }

    [SaidOnly]
    public string? Reason { get; set; }

    /// <summary>Adds the empty lines.</summary>
    public void Offer()
    {
        for (var i = 0; i < SpareLines; i++) Keeps.Add(new KeptAsset());
    }

    /// <summary>One asset and what the measure keeps of it.</summary>
    internal sealed class KeptAsset
    {
        public string? Asset { get; set; }

        public bool Confidentiality { get; set; }

        public bool Integrity { get; set; }

        public bool Availability { get; set; }

        /// <summary>What is ticked.</summary>
        public KeptProperties Properties() =>
            (Confidentiality ? KeptProperties.Confidentiality : 0) | (Integrity ? KeptProperties.Integrity : 0) | (Availability ? KeptProperties.Availability : 0);
    }
}
