using CsCheck;
using KafkaConfig.Core.Loading;
using KafkaConfig.Testing;

namespace KafkaConfig.Core.Tests.Planning;

public sealed class RepositoryLoaderTests
{
    private const string Topic = "owner: a\npartitions: 1\nreplicationFactor: 1\n";

    [Fact]
    public void Two_files_for_one_topic_are_an_error_that_names_both()
    {
        var finding = Assert.Single(Load(("topics/a/x.yaml", Topic), ("topics/b/x.yaml", Topic)));
        Assert.Equal("KC0007", finding.Code);
        Assert.Equal("topics/b/x.yaml", finding.Location?.Path);
        Assert.Contains("topics/a/x.yaml", finding.What, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_that_differ_in_case_alone_are_an_error_that_names_both()
    {
        var finding = Assert.Single(Load(("topics/a/X.yaml", Topic), ("topics/b/x.yaml", Topic)));
        Assert.Equal("KC0007", finding.Code);
        Assert.Contains("differ in case alone", finding.What, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_files_for_one_environment_are_an_error_that_names_both()
    {
        var finding = Assert.Single(Load(("environments/eu/prod.yaml", "cluster: { file: b.json }\n")));
        Assert.Equal(("KC0007", "environments/prod.yaml"), (finding.Code, finding.Location?.Path));
        Assert.Contains("environments/eu/prod.yaml", finding.What, StringComparison.Ordinal);
    }

    [Fact]
    public void A_broken_generator_makes_a_hundred_findings_and_a_count()
    {
        var findings = Load(("topics/a.yaml", Topic + "config:\n" + string.Concat(Enumerable.Range(0, 60_000).Select(number => $"  k{number}: 1\n"))));
        Assert.Equal(101, findings.Count);
        Assert.Contains(findings, finding => finding.What == "And 59900 more findings in this file.");
    }

    [Theory]
    [InlineData("topics/a.yml", "Rename it to end in .yaml.")]
    [InlineData("topics/a.json", null)]
    [InlineData("access/a.yaml", null)]
    [InlineData("services/a.yaml", null)]
    [InlineData("runbooks/a.yaml", null)]
    [InlineData("migrations/a.yaml", null)]
    public void A_file_that_this_version_does_not_manage_is_never_skipped_silently(string path, string? hint)
    {
        var finding = Assert.Single(Load((path, Topic)));
        Assert.Equal("KC0009", finding.Code);
        if (hint is not null)
            Assert.Equal(hint, finding.SafeWay);
    }

    [Theory]
    [InlineData("topics/README.md")]
    [InlineData("topics/orders/.gitkeep")]
    [InlineData("runbooks/README.md")]
    [InlineData("schemas/.gitkeep")]
    public void Files_for_people_are_left_to_them(string path) => Assert.Empty(Load((path, "")));

    [Fact]
    public void An_unreadable_file_is_a_finding_beside_all_others()
    {
        var findings = Repositories.Load(new InMemoryRepository()
            .With(SourceFile.Unreadable("topics/a.yaml", "is a binary file")).With("topics/b.yaml", "owner: a\nx: 1\npartitions: 1\nreplicationFactor: 1\n")).Findings;
        Assert.Equal(["KC0001", "KC0004"], findings.Select(finding => finding.Code));
        Assert.Equal("This file is a binary file.", findings[0].What);
    }

    [Fact]
    public void An_unknown_owner_is_a_finding_only_where_owners_are_declared()
    {
        Assert.Empty(Load(("topics/a.yaml", Topic)));
        var finding = Assert.Single(Load(("kafka-config.yaml", "owners: { team-a: }\n"), ("topics/a.yaml", Topic.Replace("owner: a", "owner: team-b", StringComparison.Ordinal))));
        Assert.Equal(("KC0010", "Did you mean 'team-a'?"), (finding.Code, finding.SafeWay));
    }

    [Fact]
    public void The_order_of_files_never_matters() =>
        Gen.Shuffle(new[] { ("topics/a/x.yaml", Topic), ("topics/b/x.yaml", Topic), ("topics/c.yaml", "ownr: 1\n"), ("topics/d.yaml", Topic + "config: { retention.sm: 1 }\n"), ("schemas/e.avsc", "") })
            .Sample(files => Load(files).Select(finding => finding.ToString()).SequenceEqual(Load([.. files.OrderBy(file => file.Item1)]).Select(finding => finding.ToString())));

    private static IReadOnlyList<Core.Findings.Finding> Load(params (string Path, string Text)[] files)
    {
        var repository = new InMemoryRepository().With("environments/prod.yaml", "cluster: { file: a.json }\n");
        foreach (var (path, text) in files)
            repository.With(path, text);
        return Repositories.Load(repository).Findings;
    }
}
