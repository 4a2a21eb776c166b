namespace Meguri.Platform.Persistence;

/// <summary>Where an installation keeps what is its own: the embedded database, keys, files.</summary>
public sealed class DataFolder
{
    private const string DemoMark = "demo";

    /// <summary>Uses a folder, made with owner-only rights when it is missing.</summary>
    public DataFolder(string path)
    {
        Path = System.IO.Path.GetFullPath(path);
        if (!OperatingSystem.IsWindows()) Directory.CreateDirectory(Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        else Directory.CreateDirectory(Path);
    }

    /// <summary>Absolute.</summary>
    public string Path { get; }

    /// <summary>The embedded database.</summary>
    public string Database => System.IO.Path.Combine(Path, "meguri.db");

    /// <summary>The key ring that signs cookies.</summary>
    public string Keys => System.IO.Path.Combine(Path, "keys");

    /// <summary>The key that signs what is handed out to be checked elsewhere.</summary>
    public string SigningKey => System.IO.Path.Combine(Keys, "signing.pem");

    /// <summary>Files that belong to records, by their hashes.</summary>
    public string Files => System.IO.Path.Combine(Path, "files");

    /// <summary>Rows of the past, made again from the trail; may be deleted at any time.</summary>
    public string Past => System.IO.Path.Combine(Path, "past");

    /// <summary>Where a restore works; while it is there, the folder holds nothing that may be used.</summary>
    public string Restoring => System.IO.Path.Combine(Path, "restoring");

    /// <summary>What the machine's administrator says of the installation; no part of its data.</summary>
    public string Settings => System.IO.Path.Combine(Path, "meguri.json");

    /// <summary>True when the sample organization was made here.</summary>
    public bool IsDemo => File.Exists(System.IO.Path.Combine(Path, DemoMark));

    /// <summary>True when there is nothing in it but the lock.</summary>
    public bool IsEmpty => Directory.EnumerateFileSystemEntries(Path).All(entry => System.IO.Path.GetFileName(entry) == InstanceLock.FileName);

    /// <summary>True when a restore may work in it: nothing is there but the lock and what the administrator says of the installation.</summary>
    public bool IsFree => Directory.EnumerateFileSystemEntries(Path).All(entry => System.IO.Path.GetFileName(entry) == InstanceLock.FileName || entry == Settings);

    /// <summary>Moves what was restored into its place; the last step takes the mark away that nothing here may be used yet.</summary>
    public void TakeOver(DataFolder work)
    {
        if (File.Exists(work.Database + "-wal")) throw new InvalidOperationException("The restored database was not closed.");
        if (File.Exists(work.Database)) File.Move(work.Database, Database);
        Directory.Move(work.Keys, Keys);
        if (Directory.Exists(work.Files)) Directory.Move(work.Files, Files);
        Durable.FlushFolder(Keys);
        Durable.FlushFolder(Path);
        Directory.Delete(Restoring, recursive: true);
        Durable.FlushFolder(Path);
    }

    /// <summary>Takes away what a restore made that did not come to its end; the mark goes last.</summary>
    public void Undo()
    {
        File.Delete(Database);
        foreach (var folder in new[] { Keys, Files })
            if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        if (Directory.Exists(Restoring)) Directory.Delete(Restoring, recursive: true);
    }

    /// <summary>Empties a demo folder and marks it, so that each demo starts fresh and nothing else is ever emptied.</summary>
    /// <exception cref="InvalidOperationException">It holds something that is no demo.</exception>
    public void BecomeDemo()
    {
        if (!IsDemo && !IsEmpty) throw new InvalidOperationException("Only a demo folder is emptied.");
        foreach (var name in new[] { "meguri.db", "meguri.db-wal", "meguri.db-shm" }) File.Delete(System.IO.Path.Combine(Path, name));
        foreach (var folder in new[] { Keys, Past, Files })
            if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        File.WriteAllText(System.IO.Path.Combine(Path, DemoMark), "The sample organization; emptied at every start of the demo.\n");
    }
}

/// <summary>One process on one data folder; the engine's file locks alone do not keep two writers' checkpoints apart.</summary>
public sealed class InstanceLock : IDisposable
{
    internal const string FileName = "meguri.lock";
    private readonly FileStream file;

    private InstanceLock(FileStream file) => this.file = file;

    /// <summary>Takes the folder, or null when another process has it.</summary>
    public static InstanceLock? TryTake(DataFolder folder)
    {
        try
        {
            return new InstanceLock(new FileStream(System.IO.Path.Combine(folder.Path, FileName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => file.Dispose();
}
