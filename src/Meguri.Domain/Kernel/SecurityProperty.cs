namespace Meguri.Domain.Kernel;

/// <summary>What a threat takes away.</summary>
public enum SecurityProperty
{
    /// <summary>機密性.</summary>
    Confidentiality,

    /// <summary>完全性.</summary>
    Integrity,

    /// <summary>可用性.</summary>
    Availability,
}
