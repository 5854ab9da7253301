namespace KafkaConfig.Core.Model;

/// <summary>Why a change is in the plan; every output shows it.</summary>
public enum Reason
{
    /// <summary>Declared, and absent from the cluster.</summary>
    NotOnCluster,

    /// <summary>Declared with other values than the cluster has.</summary>
    DiffersFromCluster,

    /// <summary>On the cluster, and not declared any more: owned by this repository, or once declared in it.</summary>
    NotDeclared,
}
