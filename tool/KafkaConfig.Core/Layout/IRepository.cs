using KafkaConfig.Core.Loading;

namespace KafkaConfig.Core.Layout;

/// <summary>The files of a config repository. Reads only; safe to call from several threads.</summary>
public interface IRepository
{
    /// <summary>All files below the root that can matter, relative, with forward slashes, in ordinal order. Folders whose name ends in .yaml are listed too.</summary>
    IReadOnlyList<string> ListFiles();

    /// <summary>One file's text; a file that cannot be read comes back with the reason, never as an exception.</summary>
    SourceFile Read(string path);
}
