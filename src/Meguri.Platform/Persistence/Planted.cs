namespace Meguri.Platform.Persistence;

/// <summary>
/// Defects that no build has which anybody runs. <c>./dev faults</c> builds the platform once with each, to see that the faults of
/// <c>tests/faults</c> that know it turn red: a fault that finds nothing where something is wrong shows nothing where it finds nothing.
/// </summary>
internal static class Planted
{
    private const int Sound = 20;
    private static int turns;

    /// <summary>A commit now and then is not made, and success is reported.</summary>
    public static bool LostCommit =>
#if PLANTED_LOST_COMMIT
        Due();
#else
        false;
#endif

    /// <summary>A change is committed before the answer under its form's key.</summary>
    public static bool EarlyCommit =>
#if PLANTED_EARLY_COMMIT
        true;
#else
        false;
#endif

    /// <summary>A change now and then is not in the trail.</summary>
    public static bool SilentChange =>
#if PLANTED_SILENT_CHANGE
        Due();
#else
        false;
#endif

    /// <summary>Whoever saves last wins.</summary>
    public static bool StaleSave =>
#if PLANTED_STALE_SAVE
        true;
#else
        false;
#endif

    /// <summary>What a killed migration left stays.</summary>
    public static bool KeptLock =>
#if PLANTED_KEPT_LOCK
        true;
#else
        false;
#endif

    /// <summary>An archive's seal is not looked at.</summary>
    public static bool BlindSeal =>
#if PLANTED_BLIND_SEAL
        true;
#else
        false;
#endif

    /// <summary>What a file holds is not looked at.</summary>
    public static bool BlindCheck =>
#if PLANTED_BLIND_CHECK
        true;
#else
        false;
#endif

    // Not at once: people have to come in first.
    private static bool Due() => Interlocked.Increment(ref turns) is > Sound and var turn && turn % 3 == 0;
}
