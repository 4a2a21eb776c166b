using Meguri.Platform.Access;
using Meguri.Web.Http;

namespace Meguri.Web.Access;

/// <summary>What somebody is to the organization whose pages they ask for.</summary>
internal enum Standing
{
    /// <summary>No session, or one of an account that was shut.</summary>
    Nobody,

    /// <summary>Signed in, with no place here: never had one, no longer has one, or has one elsewhere.</summary>
    Stranger,

    /// <summary>A member.</summary>
    Member,
}

/// <summary>Somebody who asks for everything.</summary>
/// <param name="Name">What a difference calls them.</param>
/// <param name="Standing">What they are here.</param>
/// <param name="Roles">A member's.</param>
/// <param name="Visitor">Their browser, at the organization's pages.</param>
/// <param name="Token">What their forms carry: name and value.</param>
internal sealed record Asker(string Name, Standing Standing, IReadOnlyList<Role> Roles, Visitor Visitor, (string Name, string Value) Token)
{
    /// <summary>How they came in, when it matters.</summary>
    public SignInMethod? Method { get; init; }

    /// <summary>Somebody as they stand now; the token is one that their own pages gave them.</summary>
    public static async Task<Asker> OfAsync(string name, Standing standing, Visitor visitor, params Role[] roles) =>
        new(name, standing, roles, visitor, TokenOf(await visitor.Outside.GetAsync("/account")));

    /// <summary>A form with nothing in it but the token.</summary>
    public FormUrlEncodedContent EmptyForm => new([new(Token.Name, Token.Value)]);

    // Where nobody is signed in, the way to the account leads to the sign-in page, which has a form too.
    private static (string Name, string Value) TokenOf(WebPage page)
    {
        var token = page.Document.QuerySelector("input[name=__RequestVerificationToken]").ShouldNotBeNull(page.Path);
        return (token.GetAttribute("name")!, token.GetAttribute("value")!);
    }
}
