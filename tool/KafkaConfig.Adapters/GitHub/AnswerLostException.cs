using KafkaConfig.Core.Model;

namespace KafkaConfig.Adapters.GitHub;

/// <summary>GitHub was sent something that must not be sent twice, and may have done it.</summary>
internal sealed class AnswerLostException(UnavailableException sentence) : Exception(sentence.Message);
