using System.Buffers;
using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Meguri.Web.Host;
using Meguri.Web.Host.Mails;
using MimeKit;
using SmtpServer;
using SmtpServer.ComponentModel;
using SmtpServer.Protocol;
using SmtpServer.Storage;

namespace Meguri.Web.Mails;

/// <summary>A mail server on this machine, and the site that sends by it.</summary>
internal sealed class MailServer : MessageStore, IAsyncDisposable
{
    /// <summary>What the installation is called outside.</summary>
    public const string Site = "https://isms.example.jp";

    private readonly ConcurrentQueue<MimeMessage> taken = new();
    private readonly CancellationTokenSource stop = new();
    private readonly Task running;
    private readonly int port;

    private MailServer(Tls tls)
    {
        using (var free = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0))
        {
            free.Start();
            port = ((IPEndPoint)free.LocalEndpoint).Port;
        }
        var options = new SmtpServerOptionsBuilder().ServerName("localhost").Endpoint(e =>
        {
            e.Endpoint(new IPEndPoint(IPAddress.Loopback, port)).IsSecure(tls == Tls.FromTheStart);
            if (tls != Tls.None) e.Certificate(SelfSigned());
        }).Build();
        var services = new ServiceProvider();
        services.Add((IMessageStore)this);
        running = new SmtpServer.SmtpServer(options, services).StartAsync(stop.Token);
    }

    /// <summary>What it answers to a message; it takes it on unless told.</summary>
    public Func<MimeMessage, SmtpResponse> Answer { get; set; } = _ => SmtpResponse.Ok;

    /// <summary>What reached it, taken on or not.</summary>
    public IReadOnlyList<MimeMessage> Reached => [.. taken];

    /// <summary>The installation that sends here.</summary>
    public SiteSettings Settings => new(new Uri(Site), MailSettings.Read($"smtp://127.0.0.1:{port}?tls=none", "Meguri <meguri@isms.example.jp>"));

    /// <summary>The same with a scheme that demands TLS.</summary>
    public SiteSettings Over(string scheme) => new(new Uri(Site), MailSettings.Read($"{scheme}://127.0.0.1:{port}", "Meguri <meguri@isms.example.jp>"));

    /// <summary>Starts it.</summary>
    public static MailServer Start(Tls withTls = Tls.None) => new(withTls);

    /// <summary>Waits for the mails to an address until there are so many.</summary>
    public async Task<IReadOnlyList<MimeMessage>> ToAsync(string address, int count = 1)
    {
        for (var tries = 0; tries < 200; tries++)
        {
            var found = taken.Where(m => m.To.Mailboxes.Any(to => to.Address == address)).ToList();
            if (found.Count >= count) return found;
            await Task.Delay(100);
        }
        throw new TimeoutException($"No mail to {address}.");
    }

    /// <summary>The path of the link in the latest mail to an address.</summary>
    public async Task<string> LinkAsync(string address, int count = 1)
    {
        var text = (await ToAsync(address, count))[^1].TextBody!;
        var line = text.Split('\n').Select(l => l.Trim()).Single(l => l.StartsWith("http", StringComparison.Ordinal));
        line.ShouldStartWith(Site + "/");
        return line[Site.Length..];
    }

    // Of a name of its own making, which no machine trusts.
    private static X509Certificate2 SelfSigned()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var made = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256).CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null);
    }

    /// <inheritdoc/>
    public override async Task<SmtpResponse> SaveAsync(ISessionContext context, IMessageTransaction transaction, ReadOnlySequence<byte> buffer, CancellationToken cancellationToken)
    {
        using var bytes = new MemoryStream(buffer.ToArray());
        var message = await MimeMessage.LoadAsync(bytes, cancellationToken);
        taken.Enqueue(message);
        return Answer(message);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (running.IsCompleted) return;
        await stop.CancelAsync();
        await running.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        stop.Dispose();
    }

    /// <summary>How it speaks TLS.</summary>
    internal enum Tls
    {
        /// <summary>Not at all.</summary>
        None,

        /// <summary>By STARTTLS.</summary>
        Offered,

        /// <summary>At once.</summary>
        FromTheStart,
    }
}
