package org.tongban.node.console.user;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a person is in the console. The names stand in the database. */
public enum Role {
  /** 系统管理员: runs the node and its users; reads no bodies. */
  ADMINISTRATOR,
  /** 安全管理员: access rules, certificates, the second person of what is published. */
  SECURITY,
  /** 审计员: sees all that was done and changes nothing. */
  AUDITOR,
  /** 业务经办人: asks, in the name of a unit. */
  CLERK,
  /** 只读: looks. */
  READER;

  /** The names of all. */
  public static List<String> names() {
    return Arrays.stream(values()).map(Role::name).toList();
  }

  /** The role of that name, in whatever case; empty when there is none. */
  public static Optional<Role> find(String name) {
    return Arrays.stream(values()).filter(role -> role.name().equalsIgnoreCase(name)).findFirst();
  }
}
