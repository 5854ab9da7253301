namespace KafkaConfig.Testing.StandIns;

/// <summary>How a stand-in goes wrong.</summary>
public enum FaultAction
{
    /// <summary>Answers something else, and does nothing.</summary>
    Answer,

    /// <summary>Never answers, and does nothing.</summary>
    Hang,

    /// <summary>Does what it was asked, and closes the connection.</summary>
    CloseAfterwards,

    /// <summary>Does what it was asked, and answers something else.</summary>
    AnswerAfterwards,

    /// <summary>Does what it was asked, and answers half of it.</summary>
    Truncate,
}
