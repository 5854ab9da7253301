using KafkaConfig.Core.Evidence;

namespace KafkaConfig.Core.Tests.Evidence;

public sealed class CodeOwnersTests
{
    [Theory]
    [InlineData("* @a", "runbooks/x.md", "@a")]
    [InlineData("* @a\n/runbooks/ @b @c", "runbooks/x.md", "@b @c")]
    [InlineData("/runbooks/ @b\n* @a", "runbooks/x.md", "@a")]
    [InlineData("runbooks/ @b", "runbooks/deep/er/x.md", "@b")]
    [InlineData("runbooks/ @b", "topics/runbooks/x.md", "@b")]
    [InlineData("/runbooks/ @b", "topics/runbooks/x.md", "")]
    [InlineData("*.md @b", "runbooks/x.md", "@b")]
    [InlineData("runbooks/*.md @b", "runbooks/x.md", "@b")]
    [InlineData("runbooks/* @b", "runbooks/deep/x.md", "")]
    [InlineData("runbooks/**/x.md @b", "runbooks/deep/er/x.md", "@b")]
    [InlineData("runbooks/**/x.md @b", "runbooks/x.md", "@b")]
    [InlineData("/runbooks @b", "runbooks/x.md", "@b")]
    [InlineData("runbooks/x.md @b # the platform", "runbooks/x.md", "@b")]
    [InlineData("* @a\n/runbooks/", "runbooks/x.md", "")]
    [InlineData("# nobody", "runbooks/x.md", "")]
    [InlineData("runbook?/ @b", "runbooks/x.md", "@b")]
    [InlineData("(a+)+$ @b", "runbooks/x.md", "")]
    public void The_last_line_that_matches_decides(string file, string path, string owners) => Assert.Equal(owners, string.Join(' ', CodeOwners.Parse(file).Of(path)));
}
