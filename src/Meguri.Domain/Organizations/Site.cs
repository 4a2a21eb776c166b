using Meguri.Domain.Exchange;
using Meguri.Domain.Kernel;

namespace Meguri.Domain.Organizations;

/// <summary>拠点: a place where the organization works (S2-2, F-06 所在地).</summary>
public sealed class Site : Entity
{
    private Site() { }

    /// <summary>Its id.</summary>
    public SiteId Id { get; private set; } = NewId.Of<SiteId>();

    /// <summary>拠点名.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The name as a key: no two sites share it.</summary>
    public string NameKey { get; private set; } = "";

    /// <summary>所在地.</summary>
    public string? Address { get; private set; }

    /// <summary>Which floors or rooms belong to it, who else is in the house.</summary>
    public string? Note { get; private set; }

    /// <summary>閉鎖日: the last day it is used; null while it is.</summary>
    public DateOnly? ClosedOn { get; private set; }

    /// <summary>True on a day before it was closed.</summary>
    public bool IsOpenOn(DateOnly day) => ClosedOn is null || day <= ClosedOn;

    /// <summary>A new site.</summary>
    public static Result<Site> Open(SiteFields fields)
    {
        var site = new Site();
        var taken = site.Change(fields);
        return taken.Ok ? site : Result<Site>.Refused(taken);
    }

    /// <summary>Changes what is known.</summary>
    public Result Change(SiteFields fields)
    {
        var texts = new FieldTexts();
        var name = texts.Required(fields.Name, OrganizationProblems.SiteNameMissing);
        var address = texts.Optional(fields.Address, nameof(Address), FieldTexts.Long);
        var note = texts.Optional(fields.Note, nameof(Note), FieldTexts.Long, lines: true);
        if (texts.Problems.Count > 0) return Result.From(texts.Problems);
        (Name, NameKey, Address, Note, ClosedOn) = (name, TextFolding.Key(name), address, note, fields.ClosedOn);
        return Result.Done;
    }
}

/// <summary>What is known of a site.</summary>
public sealed record SiteFields(string? Name, string? Address = null, string? Note = null, DateOnly? ClosedOn = null);
