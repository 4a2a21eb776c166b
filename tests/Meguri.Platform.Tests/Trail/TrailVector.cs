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
    public void Event_OfAFileTakenOut_IsTheLineThatIsHashed()
    {
        var look = Look.At("/assets/export?format=csv&q=%E9%8D%B5") with
        {
            Route = "/assets/export",
            Day = new DateOnly(2026, 3, 31),
            Taken = new TakenFile("assets-20260331.csv", "csv", 12, 3456, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        };
        System.Text.Encoding.UTF8.GetString(TrailHash.Line(look.Event(OrganizationId.Installation, 7, 1))).ShouldBe(
            """{"ordinal":1,"subject":"File","id":"00000000-0000-0000-0000-000000000000","verb":"taken","changes":{"Route":[null,"/assets/export"],"Address":[null,"/assets/export?format=csv&q=%E9%8D%B5"],"Day":[null,"2026-03-31"],"Name":[null,"assets-20260331.csv"],"Format":[null,"csv"],"Rows":[null,12],"Bytes":[null,3456],"Sha256":[null,"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"]}}""");
        (look.Act, Look.Read("assets", look.Event(OrganizationId.Installation, 7, 1).Changes)).ShouldBe(("assets.export", look));
    }

    [Fact]
    public void Event_OfAPageLookedAt_IsTheLineThatIsHashed()
    {
        var look = Look.At("/assets/01a201fd-4222-7029-9039-3a62228059ac") with { Route = "/assets/{id:guid}", Record = Guid.Parse("01a201fd-4222-7029-9039-3a62228059ac") };
        var line = TrailHash.Line(look.Event(OrganizationId.Installation, 7, 1));
        System.Text.Encoding.UTF8.GetString(line).ShouldBe(
            """{"ordinal":1,"subject":"Page","id":"00000000-0000-0000-0000-000000000000","verb":"looked","changes":{"Route":[null,"/assets/{id:guid}"],"Address":[null,"/assets/01a201fd-4222-7029-9039-3a62228059ac"],"Record":[null,"01a201fd-4222-7029-9039-3a62228059ac"]}}""");
        TrailHash.Hex(System.Security.Cryptography.SHA256.HashData([.. line, (byte)'\n'])).ShouldBe("50d8ba687732319e6cd98711a078ebf969fc918311b1bdfbca55d8d0480faafb");
        (look.Act, Look.Read("assets", look.Event(OrganizationId.Installation, 7, 1).Changes)).ShouldBe(("assets.look", look));
    }

    [Fact]
    public void Activity_OfTheRecord_HasItsHash() => TrailHash.Of(new Activity
    {
        OrganizationId = OrganizationId.From(Guid.Parse("01a201fd-40e0-78c0-a8d0-2e7dbfb3acd4")), Sequence = 1, Act = "assets.change",
        At = DateTimeOffset.Parse("2026-11-22T05:17:01Z", System.Globalization.CultureInfo.InvariantCulture), ActorName = "\U00020BB7田 花子", Reason = "棚卸し", RequestId = "0HN1",
        EventCount = 1, EventsHash = EventsHash, PreviousHash = TrailHash.Zero, Hash = "",
    }).ShouldBe("0f01015f671ae333e95717a1f39ccbeb9e94faed389505560322c921b66eff40");
}
