namespace Meguri.Platform.Tenancy;

/// <summary>
/// The walls between organizations (docs/adr/0005-walls.md). All of them stand in every build that anybody runs. <c>./dev walls</c>
/// builds the platform once without each, to see that the tests named in <c>tests/walls.txt</c> turn red: a wall that can fall
/// without a test falling is no wall.
/// </summary>
internal static class Walls
{
    /// <summary>Who asks must be a member of the organization in the address.</summary>
    public static bool A =>
#if WITHOUT_WALL_A
        false;
#else
        true;
#endif

    /// <summary>References lead with the organization, and the database holds to them.</summary>
    public static bool B =>
#if WITHOUT_WALL_B
        false;
#else
        true;
#endif

    /// <summary>Queries see the current organization's rows.</summary>
    public static bool C =>
#if WITHOUT_WALL_C
        false;
#else
        true;
#endif

    /// <summary>Saves refuse rows of another organization.</summary>
    public static bool D =>
#if WITHOUT_WALL_D
        false;
#else
        true;
#endif

    /// <summary>PostgreSQL shows and takes the current organization's rows only.</summary>
    public static bool E =>
#if WITHOUT_WALL_E
        false;
#else
        true;
#endif
}
