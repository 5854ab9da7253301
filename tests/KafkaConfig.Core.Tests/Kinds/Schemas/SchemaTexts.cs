using KafkaConfig.Core.Findings;
using KafkaConfig.Core.Kinds.Schemas.Languages;
using KafkaConfig.Core.Loading;

namespace KafkaConfig.Core.Tests.Kinds.Schemas;

/// <summary>Reads texts of one language as tests want them.</summary>
internal sealed class SchemaTexts(ISchemaLanguage language, string path)
{
    public IReadOnlyList<Finding> Mistakes(string text)
    {
        var findings = new List<Finding>();
        Assert.Equal(language.Read(SourceFile.Read(path, text), findings) is null, findings.Count > 0);
        return findings;
    }

    public SchemaDocument Read(string text)
    {
        var findings = new List<Finding>();
        var document = language.Read(SourceFile.Read(path, text), findings);
        Assert.Empty(findings.Select(finding => $"{finding.Location} {finding.What}"));
        Assert.NotNull(document);
        Assert.Equal(language.Language, document.Language);
        return document;
    }

    public IReadOnlyList<Finding> LinkMistakes(string text, params (string Name, string Text)[] references)
    {
        var findings = new List<Finding>();
        var shape = Read(text).Link(references.ToDictionary(reference => reference.Name, reference => Read(reference.Text)), findings);
        Assert.Equal(shape is null, findings.Count > 0);
        return findings;
    }

    public SchemaShape Shape(string text, params (string Name, string Text)[] references)
    {
        var findings = new List<Finding>();
        var shape = Read(text).Link(references.ToDictionary(reference => reference.Name, reference => Read(reference.Text)), findings);
        Assert.Empty(findings.Select(finding => $"{finding.Location} {finding.What}"));
        Assert.NotNull(shape);
        Assert.Equal(shape.Elements.Count, shape.Elements.Select(element => element.Path).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(shape.Elements.Select(element => element.Line).Order(), shape.Elements.Select(element => element.Line));
        return shape;
    }

    public string Canonical(string text) => Shape(text).Canonical;

    public IReadOnlyList<string> Elements(string text, params (string Name, string Text)[] references) =>
        [.. Shape(text, references).Elements.Select(element => $"{element.Path} → {element.Text}")];

    /// <summary>Two texts that mean different things: their canonical forms differ, and so does an element.</summary>
    public void AssertDiffer(string left, string right)
    {
        Assert.NotEqual(Canonical(left), Canonical(right));
        Assert.NotEqual(Elements(left).Order(StringComparer.Ordinal), Elements(right).Order(StringComparer.Ordinal));
    }

    public void AssertSame(string left, string right)
    {
        Assert.Equal(Canonical(left), Canonical(right));
        Assert.Equal(Elements(left).Order(StringComparer.Ordinal), Elements(right).Order(StringComparer.Ordinal));
    }
}
