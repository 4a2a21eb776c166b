namespace Meguri.Platform.Mails;

/// <summary>A message on its way: saved with what it speaks of, sent afterwards. Who it goes to and what it says are sealed, and erased once it is settled.</summary>
public sealed class Mail
{
    /// <summary>Longest <see cref="Why"/>.</summary>
    public const int LongestWhy = 300;

    /// <summary>Its id; the Message-ID is made of it, so that one that is sent twice is the same to whoever receives it.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The message; null once it is settled.</summary>
    public string? Sealed { get; set; }

    /// <summary>When it was written.</summary>
    public DateTimeOffset QueuedAt { get; init; }

    /// <summary>After this it is not sent any more: what it offers is over.</summary>
    public DateTimeOffset GoodUntil { get; init; }

    /// <summary>When it is tried (again); null once it is settled.</summary>
    public DateTimeOffset? NextAt { get; set; }

    /// <summary>How often it was tried.</summary>
    public int Tries { get; set; }

    /// <summary>Counts who took it to send: a sender that was away too long no longer has it.</summary>
    public int Lease { get; set; }

    /// <summary>When a server took it on.</summary>
    public DateTimeOffset? SentAt { get; set; }

    /// <summary>What stood in its way when it was last tried.</summary>
    public string? Why { get; set; }
}

/// <summary>What a mail says.</summary>
/// <param name="To">The address.</param>
/// <param name="Name">What its holder is called.</param>
/// <param name="Subject">One line.</param>
/// <param name="Text">Plain text.</param>
public sealed record MailText(string To, string Name, string Subject, string Text);
