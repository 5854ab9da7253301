using KafkaConfig.Testing;

namespace KafkaConfig.Cli.Tests;

public sealed class ScenarioTests
{
    private const string Folder = "tests/KafkaConfig.Cli.Tests/Scenarios";

    public static TheoryData<string> Names => [.. Directory.EnumerateDirectories(SolutionRoot.Combine(Folder)).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public Task Prints_and_leaves_behind_what_is_expected(string scenario) =>
        new Scenario(Path.Combine(Folder, scenario)).RunAsync(isReversed: false, TestContext.Current.CancellationToken);

    [Theory]
    [MemberData(nameof(Names))]
    public Task The_order_of_files_and_the_time_zone_never_matter(string scenario) =>
        new Scenario(Path.Combine(Folder, scenario)).RunAsync(isReversed: true, TestContext.Current.CancellationToken);
}
