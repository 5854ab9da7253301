using System.Text;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Layout;

/// <summary>Text of an environment file that may name process environment variables, <c>${env:NAME}</c>. Prints as written: what a variable holds is
/// known only to the adapter that connects.</summary>
public sealed class ExternalText(string template, SourceLocation location)
{
    private const string Open = "${env:";

    public string Template => template;

    public SourceLocation Location => location;

    /// <summary>True where the whole text is one reference.</summary>
    public bool IsReference => template.StartsWith(Open, StringComparison.Ordinal) && template.IndexOf('}', StringComparison.Ordinal) == template.Length - 1;

    /// <summary>The value, variables looked up with <paramref name="variable"/>. Throws <see cref="UsageException"/> that names a missing one and its line.</summary>
    public string Expand(Func<string, string?> variable, ICollection<string>? revealed = null)
    {
        var text = new StringBuilder();
        var position = 0;
        while (true)
        {
            var start = template.IndexOf(Open, position, StringComparison.Ordinal);
            var end = start < 0 ? -1 : template.IndexOf('}', start);
            if (end < 0)
                return text.Append(template, position, template.Length - position).ToString();
            var name = template[(start + Open.Length)..end];
            var value = variable(name);
            if (string.IsNullOrEmpty(value))
                throw new UsageException($"The environment variable {name} is not set; {location} needs it.");
            revealed?.Add(value);
            text.Append(template, position, start - position).Append(value);
            position = end + 1;
        }
    }

    public override string ToString() => template;
}
