using KafkaConfig.Core.Findings;
using KafkaConfig.Core.Loading;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Kinds.Schemas.Languages.Protobuf;

/// <summary>Finds what a type's name means, from the inside out as the language says. The library does not mind upper and lower case; nobody else is so kind.</summary>
internal sealed class ProtobufTypes
{
    // Comparing every unknown name with every type of a huge file takes minutes.
    private const int MostCompared = 1_000;

    private static readonly HashSet<string> Scalars = new(StringComparer.Ordinal)
    {
        "double", "float", "int32", "int64", "uint32", "uint64", "sint32", "sint64", "fixed32", "fixed64", "sfixed32", "sfixed64", "bool", "string", "bytes",
    };

    private readonly Dictionary<string, ProtobufNode> _types = new(StringComparer.Ordinal);
    private readonly HashSet<string> _packages = new(StringComparer.Ordinal);
    private readonly string _package;

    public ProtobufTypes(ProtobufNode root, IEnumerable<ProtobufNode> visible)
    {
        _package = PackageOf(root);
        foreach (var file in visible)
        {
            var package = PackageOf(file);
            for (var name = package; name.Length > 0; name = Outer(name))
                _packages.Add(name);
            foreach (var type in file.All().Where(node => node.Kind is ProtobufNodeKind.Message or ProtobufNodeKind.Enumeration))
                _types.TryAdd(Join(package, type.Path), type);
        }
    }

    public static string PackageOf(ProtobufNode root) => root.Of(ProtobufNodeKind.Package).FirstOrDefault()?.Name ?? "";

    public static bool IsScalar(string name) => Scalars.Contains(name);

    /// <summary>The name as it is written from the package of the file; as it stands where it is not known.</summary>
    public string Show(ProtobufToken type, string scope)
    {
        if (Scalars.Contains(type.Text))
            return type.Text;
        var full = Find(type.Text, scope) ?? type.Text.TrimStart('.');
        return _package.Length > 0 && full.StartsWith(_package + ".", StringComparison.Ordinal) ? full[(_package.Length + 1)..] : full;
    }

    /// <summary>Reports the names that mean nothing, and those that mean the wrong kind of thing.</summary>
    public void Check(ProtobufNode root, SourceFile file, List<Finding> findings)
    {
        foreach (var node in root.All())
        {
            var scope = Join(_package, node.Kind == ProtobufNodeKind.Field ? node.Scope : node.Parent?.Scope ?? "");
            var takesMessage = node.Kind is ProtobufNodeKind.Method or ProtobufNodeKind.Extension;
            foreach (var type in new[] { node.Type, node.Result }.OfType<ProtobufToken>())
            {
                if (Scalars.Contains(type.Text) && !takesMessage)
                    continue;
                if (Find(type.Text, scope) is not { } name)
                    findings.Add(file.Finding(ShapeRules.InvalidSchema, type.Line, type.Column, $"There is no type '{type.Text}', neither here nor in what is imported.", Nearest(type.Text, takesMessage)));
                else if (takesMessage && _types[name].Kind != ProtobufNodeKind.Message)
                    findings.Add(file.Finding(ShapeRules.InvalidSchema, type.Line, type.Column, $"'{type.Text}' is an enum; a message is wanted here."));
            }
        }
    }

    /// <summary>The full name; null where there is no such type. <paramref name="scope"/> is a full name too.</summary>
    private string? Find(string written, string scope)
    {
        if (written.StartsWith('.'))
            return _types.ContainsKey(written[1..]) ? written[1..] : null;
        var first = written.Split('.')[0];
        for (var within = scope; ; within = Outer(within))
        {
            // The innermost scope that knows the first part decides, even where the rest is not found in it.
            var candidate = Join(within, first);
            if (first.Length == written.Length ? _types.ContainsKey(candidate) : _types.ContainsKey(candidate) || _packages.Contains(candidate))
                return _types.ContainsKey(Join(within, written)) ? Join(within, written) : null;
            if (within.Length == 0)
                return null;
        }
    }

    private string? Nearest(string written, bool takesMessage)
    {
        if (_types.Count > MostCompared)
            return null;
        var known = _types.Where(type => !takesMessage || type.Value.Kind == ProtobufNodeKind.Message)
            .SelectMany(type => new[] { type.Value.Name, type.Value.Path, type.Key }).Concat(takesMessage ? [] : Scalars).Distinct(StringComparer.Ordinal);
        return NearestName.Of(written, known) is { } nearest ? $"Did you mean '{nearest}'?" : null;
    }

    private static string Outer(string name) => name.LastIndexOf('.') is var dot and > 0 ? name[..dot] : "";

    private static string Join(string outer, string inner) => outer.Length == 0 ? inner : inner.Length == 0 ? outer : $"{outer}.{inner}";
}
