package org.tongban.harness.broker;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/**
 * The topics of one node and who may do what with them, as an administrator lays them out: a caller
 * writes the asks of its own topic and reads its answers, the node does the rest.
 */
public final class NodeTopics {
  private static final List<String> OF_NODE = List.of("events", "journal", "parked", "chunks");
  private static final int SHARED = 4;

  private NodeTopics() {}

  /**
   * Makes what is missing.
   *
   * @param node user of the node
   * @param callers names of callers, who are users of the same name
   */
  public static void lay(Admin admin, String prefix, String node, List<String> callers) {
    var topics = new ArrayList<NewTopic>();
    OF_NODE.forEach(name -> topics.add(topic(prefix + "." + name, name.equals("chunks"))));
    var rights = new ArrayList<AclBinding>();
    rights.addAll(all(ResourceType.TOPIC, prefix + ".", node));
    rights.addAll(all(ResourceType.GROUP, prefix + ".", node));
    for (var caller : callers) {
      topics.add(topic(prefix + ".asks." + caller, true));
      topics.add(topic(prefix + ".answers." + caller, true));
      rights.add(right(ResourceType.TOPIC, prefix + ".asks." + caller, caller, AclOperation.WRITE));
      rights.add(
          right(ResourceType.TOPIC, prefix + ".answers." + caller, caller, AclOperation.READ));
    }
    topics.forEach(topic -> make(admin, topic));
    await(admin.createAcls(rights).all());
  }

  private static NewTopic topic(String name, boolean shared) {
    return new NewTopic(name, shared ? SHARED : 1, (short) 1);
  }

  private static void make(Admin admin, NewTopic topic) {
    try {
      await(admin.createTopics(List.of(topic)).all());
    } catch (IllegalStateException e) {
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw e;
      }
    }
  }

  private static List<AclBinding> all(ResourceType type, String prefix, String user) {
    return Stream.of(AclOperation.READ, AclOperation.WRITE, AclOperation.DESCRIBE)
        .filter(what -> type == ResourceType.TOPIC || what != AclOperation.WRITE)
        .map(what -> binding(type, prefix, PatternType.PREFIXED, user, what))
        .toList();
  }

  private static AclBinding right(ResourceType type, String name, String user, AclOperation what) {
    return binding(type, name, PatternType.LITERAL, user, what);
  }

  private static AclBinding binding(
      ResourceType type, String name, PatternType pattern, String user, AclOperation what) {
    return new AclBinding(
        new ResourcePattern(type, name, pattern),
        new AccessControlEntry("User:" + user, "*", what, AclPermissionType.ALLOW));
  }

  private static void await(KafkaFuture<?> future) {
    try {
      future.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("the broker does not do it", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
