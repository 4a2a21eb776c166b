using Meguri.Web.Cli;

return await CommandLine.RunAsync(args);

/// <summary>The program: <c>serve</c> unless another command is named.</summary>
public partial class Program;
