namespace KafkaConfig.Core.Model;

/// <summary>A place in a file of the repository: path relative to its root with forward slashes, line and column from 1.</summary>
public sealed record SourceLocation(string Path, int Line, int Column) : IComparable<SourceLocation>
{
    public int CompareTo(SourceLocation? other)
    {
        if (other is null)
            return 1;
        var byPath = string.CompareOrdinal(Path, other.Path);
        if (byPath != 0)
            return byPath;
        return Line != other.Line ? Line.CompareTo(other.Line) : Column.CompareTo(other.Column);
    }

    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Path}:{Line}:{Column}");
}
