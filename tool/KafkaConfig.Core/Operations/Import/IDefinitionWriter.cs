namespace KafkaConfig.Core.Operations.Import;

/// <summary>Writes new files into a repository.</summary>
public interface IDefinitionWriter
{
    /// <summary>Never overwrites: false where the file exists.</summary>
    bool Write(ImportedFile file);
}
