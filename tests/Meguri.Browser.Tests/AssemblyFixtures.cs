using Meguri.Browser;

[assembly: AssemblyFixture(typeof(TestDatabases))]
[assembly: AssemblyFixture(typeof(Chromium))]
