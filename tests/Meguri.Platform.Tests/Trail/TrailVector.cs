using Meguri.Domain.Kernel;
using Meguri.Platform.Trail;

namespace Meguri.Platform.Tests.Trail;

/// <summary>The vector of docs/adr/0004: whoever writes a verifier of their own tests it with the same lines.</summary>
public sealed class TrailVector
{
    private const string EventsHash = "ef4cdbd1fda178650b9e7b3c372423b632a5f03a72d7afa9d89634d88d427892";

    [Fact]
    public void Event_OfTheRecord_IsTheLineThatIsHashed()
    {
        var line = TrailHash.Line(new ActivityEvent
        {
            Ordinal = 1, Subject = "Asset", SubjectId = Guid.Parse("01a201fd-4222-7029-9039-3a62228059ac"), Verb = "changed",
            Changes = "{\"Name\":[\"顧客名簿\",\"顧客\u3000名簿\"],\"Confidentiality\":[2,3]}",
        });
        TrailHash.Hex(System.Security.Cryptography.SHA256.HashData([.. line, (byte)'\n'])).ShouldBe(EventsHash);
    }

    [Fact]
    public void Activity_OfTheRecord_HasItsHash() => TrailHash.Of(new Activity
    {
        OrganizationId = OrganizationId.From(Guid.Parse("01a201fd-40e0-78c0-a8d0-2e7dbfb3acd4")), Sequence = 1, Act = "assets.change",
        At = DateTimeOffset.Parse("2026-11-22T05:17:01Z", System.Globalization.CultureInfo.InvariantCulture), ActorName = "\U00020BB7田 花子", Reason = "棚卸し", RequestId = "0HN1",
        EventCount = 1, EventsHash = EventsHash, PreviousHash = TrailHash.Zero, Hash = "",
    }).ShouldBe("0f01015f671ae333e95717a1f39ccbeb9e94faed389505560322c921b66eff40");
}
