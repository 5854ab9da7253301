namespace KafkaConfig.Adapters.Files;

/// <summary>Where a path really leads, with every link on the way followed.</summary>
internal static class RealPath
{
    // More links than that go round in a circle.
    private const int MostLinks = 40;

    /// <summary>Null where the path leads nowhere, or in a circle.</summary>
    public static string? Of(string path)
    {
        var pending = new Stack<string>(Parts(Path.GetFullPath(path)).Reverse());
        var real = Path.GetPathRoot(Path.GetFullPath(path)) ?? "/";
        for (var links = 0; pending.TryPop(out var part);)
        {
            var next = Path.Combine(real, part);
            FileSystemInfo entry = Directory.Exists(next) ? new DirectoryInfo(next) : new FileInfo(next);
            if (entry.LinkTarget is not { } target)
            {
                if (!entry.Exists)
                    return null;
                real = next;
                continue;
            }

            if (++links > MostLinks)
                return null;
            var absolute = Path.GetFullPath(target, real);
            foreach (var step in Parts(absolute).Reverse())
                pending.Push(step);
            real = Path.GetPathRoot(absolute) ?? "/";
        }

        return real;
    }

    private static string[] Parts(string path) =>
        path[(Path.GetPathRoot(path)?.Length ?? 0)..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries);
}
