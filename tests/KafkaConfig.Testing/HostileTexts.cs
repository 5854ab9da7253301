namespace KafkaConfig.Testing;

/// <summary>What somebody might write into a file or a cluster to say something else than it looks, to whoever reads the output.</summary>
public static class HostileTexts
{
    public static IReadOnlyList<string> All { get; } =
    [
        "](javascript:alert(1))", "[click](https://evil.example)", "![x](https://evil.example/x.png)", "</details>", "</summary><b>", "<script>alert(1)</script>", "<img src=x onerror=alert(1)>",
        "<!-- kafka-config plan root=. -->", "--> <!--", "@org/team", "hello @alice", "#1", "acme/kafka#12", "GH-7", "https://evil.example/", "www.evil.example", "mail@evil.example",
        "::error::x", " ::stop-commands::x", "::add-mask::a", "##[error]x", "a ##[group]b", "|", "a | b | c", "\\|", "\\\\|", "`", "``` \n```", "````", "a`b``c", "~~~", "\n", "a\nb", "\r\n::error::x", "\n\n# REFUSED",
        "\u202eREFUSED", "\u2066a\u2069", "a\u200bb", "\ufeff", "\u2028b\u2029", "\u0000\u001b[31mred", "\u0085", "\ud800", "a\udc00b", "\U000e0041\U000e0042", "👩‍👩‍👧‍👦 🏳️‍🌈", "# heading", "## prod: NO CHANGES",
        "**✅ KafkaConfig plan: NO CHANGES**", "> quote", "- list", "1. list", "===", "---", ":--", "    code", "&lt;b&gt; &#64;alice", "$x^2$", "a\u0301\u0301\u0301", "\\", "*_*", "", " ",
        new string('x', 3000), string.Concat(Enumerable.Repeat("😀", 400)), string.Concat(Enumerable.Repeat("|`@", 200)),
    ];
}
