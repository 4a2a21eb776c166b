using System.Collections.Concurrent;
using Meguri.Domain.Kernel;
using Meguri.Platform.Access;
using Meguri.Platform.Exchange;
using Meguri.Platform.Tenancy;

namespace Meguri.Web.Kit.Imports;

/// <summary>Imports that run behind their page, so that a long one shows its progress and can be called off.</summary>
internal sealed class ImportJobs(IServiceScopeFactory scopes)
{
    private readonly ConcurrentDictionary<string, ImportJob> jobs = new(StringComparer.Ordinal);

    /// <summary>The job of an upload, or null.</summary>
    public ImportJob? Find(string token) => jobs.GetValueOrDefault(token);

    /// <summary>Forgets a job and calls it off.</summary>
    public void Drop(string token)
    {
        if (jobs.TryRemove(token, out var job)) job.Cancel();
    }

    /// <summary>Starts looking ahead or writing, as the given actor in the given organization; one job per upload at a time.</summary>
    public ImportJob Start(string token, string path, Func<IServiceProvider, Importer> importer, ImportOptions options, Actor actor, Organization organization)
    {
        Drop(token);
        var job = new ImportJob(options.DryRun);
        jobs[token] = job;
        job.Work = Task.Run(() => RunAsync(job, path, importer, options, actor, organization));
        return job;
    }

    private async Task<Result<ImportReport>> RunAsync(ImportJob job, string path, Func<IServiceProvider, Importer> importer, ImportOptions options, Actor actor, Organization organization)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentOrganization>().Set(organization);
        scope.ServiceProvider.GetRequiredService<Actor>().ActFor(actor);
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        var sheet = SheetReader.Open(file, null, job.Token);
        if (!sheet.Ok) return Result<ImportReport>.Refused(sheet);
        job.Total = sheet.Value.LastRow;
        return await scope.ServiceProvider.GetRequiredService<ImportRunner>()
            .RunAsync(importer(scope.ServiceProvider), sheet.Value, options, job, job.Token);
    }
}

/// <summary>One run.</summary>
internal sealed class ImportJob(bool looks) : IProgress<int>
{
    private readonly CancellationTokenSource source = new();
    private volatile int done;

    /// <summary>True while it only looks ahead.</summary>
    public bool Looks { get; } = looks;

    /// <summary>The row it has come to.</summary>
    public int Done => done;

    /// <summary>The last row; 0 while the file is being checked.</summary>
    public int Total { get; set; }

    /// <summary>The run itself.</summary>
    public Task<Result<ImportReport>> Work { get; set; } = null!;

    /// <summary>Ends with the job.</summary>
    public CancellationToken Token => source.Token;

    /// <summary>Calls it off; nothing of it stays.</summary>
    public void Cancel() => source.Cancel();

    void IProgress<int>.Report(int value) => done = value;
}
