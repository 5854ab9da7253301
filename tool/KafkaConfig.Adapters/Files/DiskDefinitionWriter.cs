using System.Text;
using KafkaConfig.Core.Operations.Import;

namespace KafkaConfig.Adapters.Files;

/// <summary>Writes new files below a root.</summary>
public sealed class DiskDefinitionWriter(string root) : IDefinitionWriter
{
    public bool Write(ImportedFile file)
    {
        var path = Path.Combine(root, file.Path);
        if (File.Exists(path))
            return false;
        Directory.CreateDirectory(Path.GetDirectoryName(path) ?? root);
        // Moved into place, so that an interrupted import leaves no half file.
        var temporary = path + ".new";
        File.WriteAllText(temporary, file.Text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        File.Move(temporary, path);
        return true;
    }
}
