using Meguri.Domain.Kernel;

namespace Meguri.Domain.Organizations;

/// <summary>責務: one duty of a role in the organization's own words, with who supports it and who approves its outcome (S0-5, S1-2, S3-3).</summary>
public sealed class RoleDuty : Entity
{
    private RoleDuty() { }

    /// <summary>Its id.</summary>
    public RoleDutyId Id { get; private set; } = NewId.Of<RoleDutyId>();

    /// <summary>Who does it.</summary>
    public AppointmentRole Role { get; private set; }

    /// <summary>Its place among the duties of the role, from 1.</summary>
    public int DisplayOrder { get; private set; }

    /// <summary>What is done.</summary>
    public string Text { get; private set; } = "";

    /// <summary>Who supports it.</summary>
    public IReadOnlyList<AppointmentRole> Supporters { get; private set; } = [];

    /// <summary>Who approves the outcome; null where nothing is approved.</summary>
    public AppointmentRole? Approver { get; private set; }

    /// <summary>A new duty.</summary>
    public static Result<RoleDuty> Write(RoleDutyFields fields)
    {
        var duty = new RoleDuty();
        var taken = duty.Change(fields);
        return taken.Ok ? duty : Result<RoleDuty>.Refused(taken);
    }

    /// <summary>Changes it. Nobody supports or approves their own duty: that is what the columns are apart for.</summary>
    public Result Change(RoleDutyFields fields)
    {
        var texts = new FieldTexts();
        var text = texts.Required(fields.Text, OrganizationProblems.DutyTextMissing, FieldTexts.Long, lines: true);
        if (fields.DisplayOrder is < 1 or > 999) texts.Problems.Add(OrganizationProblems.DutyOrderOutOfRange);
        if (fields.Approver == fields.Role) texts.Problems.Add(OrganizationProblems.DutyApprovedByDoer);
        if (texts.Problems.Count > 0) return Result.From(texts.Problems);
        (Role, DisplayOrder, Text, Approver) = (fields.Role, fields.DisplayOrder, text, fields.Approver);
        Supporters = [.. fields.Supporters.Where(r => r != fields.Role).Distinct().Order()];
        return Result.Done;
    }

    /// <summary>What is known, as a form carries it.</summary>
    public RoleDutyFields Fields() => new(Role, DisplayOrder, Text, Supporters, Approver);

    /// <summary>The duties of one role as one text: what the appointed person reads and confirms.</summary>
    public static string Statement(IEnumerable<RoleDuty> duties, AppointmentRole role) =>
        string.Join('\n', duties.Where(d => d.Role == role).OrderBy(d => d.DisplayOrder).ThenBy(d => d.Id.Value).Select(d => d.Text));
}

/// <summary>What is known of a duty.</summary>
public sealed record RoleDutyFields(
    AppointmentRole Role, int DisplayOrder, string? Text, IReadOnlyList<AppointmentRole> Supporters, AppointmentRole? Approver = null);
