using System.Text;
using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;
using Xunit;

namespace KafkaConfig.Testing;

/// <summary>Compares a text with a checked-in file. <c>ACCEPT_BASELINES=1</c> rewrites the file instead; a reviewer reads the change.</summary>
public static class Baseline
{
    /// <param name="path">Relative to the solution's folder.</param>
    /// <param name="actual">What the test got.</param>
    public static void Matches(string path, string actual)
    {
        var file = SolutionRoot.Combine(path);
        var normal = actual.ReplaceLineEndings("\n");
        var isAccepting = Environment.GetEnvironmentVariable("ACCEPT_BASELINES") == "1";
        if (isAccepting && Environment.GetEnvironmentVariable("CI") == "true")
            Assert.Fail("Baselines are not accepted in CI.");
        if (isAccepting)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file) ?? SolutionRoot.Path);
            File.WriteAllText(file, normal);
            return;
        }

        var expected = File.Exists(file) ? File.ReadAllText(file).ReplaceLineEndings("\n") : "";
        if (expected == normal)
            return;
        var message = new StringBuilder($"{path} differs. If the new text is right, run the test with ACCEPT_BASELINES=1 and explain the change in its commit.\n");
        foreach (var line in InlineDiffBuilder.Diff(expected, normal).Lines)
        {
            if (line.Type != ChangeType.Unchanged)
                message.Append(line.Type == ChangeType.Inserted ? "+ " : "- ").Append(line.Text).Append('\n');
        }

        Assert.Fail(message.ToString());
    }
}
