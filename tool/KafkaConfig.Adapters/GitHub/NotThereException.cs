using KafkaConfig.Core.Model;

namespace KafkaConfig.Adapters.GitHub;

/// <summary>GitHub does not have, or does not show, what was asked for.</summary>
internal sealed class NotThereException(UnavailableException sentence) : Exception(sentence.Message)
{
    public UnavailableException Sentence => sentence;
}
