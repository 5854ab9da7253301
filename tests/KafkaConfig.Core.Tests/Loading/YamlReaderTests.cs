using System.Text;
using KafkaConfig.Core.Findings;
using KafkaConfig.Core.Loading;

namespace KafkaConfig.Core.Tests.Loading;

public sealed class YamlReaderTests
{
    public static TheoryData<string, string, int, int, string> Mistakes => new()
    {
        { "", "KC0002", 1, 1, "empty" },
        { "   \n\n", "KC0002", 1, 1, "empty" },
        { "# only a note\n", "KC0002", 1, 1, "empty" },
        { "a: 1\n---\nb: 2\n", "KC0002", 2, 1, "several documents" },
        { "a:\n\tb: 1\n", "KC0002", 2, 1, "tab" },
        { "a: 1\na: 2\n", "KC0003", 2, 1, "line 1 already" },
        { "a: [1, 2\nb: 3\n", "KC0002", 1, 6, "not closed" },
        { "- a\n- b\n", "KC0005", 1, 1, "found a list" },
        { "just text\n", "KC0005", 1, 1, "found text" },
        { "a: *nowhere\n", "KC0002", 1, 4, "refers to no anchor" },
        { "a: &x [*x]\n", "KC0002", 1, 8, "refers to what it stands in" },
        { "? [a, b]\n: 1\n", "KC0005", 1, 3, "Expected a key" },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void Reports_each_mistake_at_its_place(string text, string code, int line, int column, string words)
    {
        var finding = Assert.Single(Read(text));
        Assert.Equal((code, line, column), (finding.Code, finding.Location?.Line, finding.Location?.Column));
        Assert.Contains(words, finding.What, StringComparison.Ordinal);
    }

    [Fact]
    public void Aliases_that_explode_are_refused()
    {
        var bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (var i = 1; i < 9; i++)
            bomb.Append(System.Globalization.CultureInfo.InvariantCulture, $"a{i}: &a{i} [{string.Join(", ", Enumerable.Repeat($"*a{i - 1}", 10))}]\n");
        var finding = Assert.Single(Read(bomb.ToString()));
        Assert.Equal("KC0002", finding.Code);
        Assert.Contains("expand to more than", finding.What, StringComparison.Ordinal);
    }

    [Fact]
    public void A_hundred_aliases_pass_and_one_more_does_not()
    {
        static string Aliases(int count) => $"a: &a x\nb: [{string.Join(", ", Enumerable.Repeat("*a", count))}]\n";
        Assert.Empty(Read(Aliases(100)));
        Assert.Contains("More than 100 aliases", Assert.Single(Read(Aliases(101))).What, StringComparison.Ordinal);
    }

    [Fact]
    public void Twenty_levels_pass_and_one_more_does_not()
    {
        static string Nested(int levels) => $"a: {new string('[', levels - 1)}{new string(']', levels - 1)}\n";
        Assert.Empty(Read(Nested(21)));
        Assert.Contains("levels of nesting", Assert.Single(Read(Nested(22))).What, StringComparison.Ordinal);
    }

    [Fact]
    public void A_hundred_thousand_levels_do_not_overflow_the_stack() =>
        Assert.Contains("levels of nesting", Assert.Single(Read("a: " + new string('[', 100_000))).What, StringComparison.Ordinal);

    [Theory]
    [InlineData(2)]
    [InlineData(16)]
    [InlineData(17)]
    [InlineData(1000)]
    public void A_key_that_stands_twice_is_found_among_few_and_among_many(int keys)
    {
        var text = new StringBuilder();
        for (var key = 0; key < keys; key++)
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"k{key}: 1\n");
        text.Append(System.Globalization.CultureInfo.InvariantCulture, $"k0: 2\nk{keys - 1}: 2\nnew: 1\nnew: 2\n");
        string[] expected = [$"{keys + 1}: line 1", $"{keys + 2}: line {keys}", $"{keys + 4}: line {keys + 3}"];
        Assert.Equal(expected, Read(text.ToString()).Select(finding => $"{finding.Location?.Line}: {finding.What[finding.What.IndexOf("line", StringComparison.Ordinal)..finding.What.IndexOf(" already", StringComparison.Ordinal)]}"));
    }

    [Fact]
    public void Windows_line_ends_keep_their_places()
    {
        var finding = Assert.Single(Read("a: 1\r\nb: 2\r\na: 3\r\n"));
        Assert.Equal(3, finding.Location?.Line);
        Assert.Equal("a: 3", finding.Excerpt);
    }

    [Theory]
    [InlineData("7", true, false)]
    [InlineData("\"7\"", false, true)]
    [InlineData("seven", false, true)]
    [InlineData("1e3", true, false)]
    [InlineData("true", false, false)]
    public void Quotes_decide_what_a_value_is(string value, bool isNumber, bool isText)
    {
        var scalar = Assert.IsType<YamlScalar>(YamlReader.Read(SourceFile.Read("topics/a.yaml", $"k: {value}\n"), [])?["k"]);
        Assert.Equal((isNumber, isText), (scalar.IsNumber, scalar.IsText));
    }

    [Fact]
    public void An_excerpt_of_an_environment_shows_no_value()
    {
        var file = SourceFile.Read("environments/prod.yaml", "cluster:\n  password: hunter2\n");
        Assert.Equal("  password: …", file.Excerpt(2));
    }

    [Fact]
    public void An_excerpt_holds_no_control_characters() =>
        Assert.Equal("a: �[31mred", SourceFile.Read("topics/a.yaml", "a: \u001b[31mred\n").Excerpt(1));

    private static List<Finding> Read(string text)
    {
        var findings = new List<Finding>();
        YamlReader.Read(SourceFile.Read("topics/a.yaml", text), findings);
        return findings;
    }
}
