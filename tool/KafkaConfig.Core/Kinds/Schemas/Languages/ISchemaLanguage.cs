using KafkaConfig.Core.Findings;
using KafkaConfig.Core.Loading;

namespace KafkaConfig.Core.Kinds.Schemas.Languages;

/// <summary>Reads the texts of one schema language, offline: nothing is ever fetched. Pure, and called from several threads.</summary>
public interface ISchemaLanguage
{
    SchemaLanguage Language { get; }

    /// <summary>Null, with at least one finding at its line and column, where the text is no schema of this language. The file is readable (<see cref="SourceFile.Problem"/> is null).</summary>
    SchemaDocument? Read(SourceFile file, List<Finding> findings);
}
