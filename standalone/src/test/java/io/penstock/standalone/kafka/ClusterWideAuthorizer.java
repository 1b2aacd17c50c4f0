package io.penstock.standalone.kafka;

import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.metadata.authorizer.StandardAuthorizer;
import org.apache.kafka.server.authorizer.AuthorizableRequestContext;
import org.apache.kafka.server.authorizer.AuthorizationResult;

/// Kafka's own rules but for one: what is allowed on a topic allows nothing on the cluster. So a
/// producer gets its id by `IdempotentWrite` alone, as it did before Kafka 2.8, and without that
/// one can fail whose topic may be written.
public final class ClusterWideAuthorizer extends StandardAuthorizer {
  @Override
  public AuthorizationResult authorizeByResourceType(
      AuthorizableRequestContext context, AclOperation operation, ResourceType type) {
    return AuthorizationResult.DENIED;
  }
}
