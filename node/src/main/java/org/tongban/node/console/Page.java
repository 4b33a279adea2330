package org.tongban.node.console;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.tongban.node.console.user.Person;
import org.tongban.node.console.user.Role;

/**
 * The pages of the console, in the order of the menu. Each holds its address and all below it; a
 * part of a page that not all may see asks for a {@link Right}.
 */
public enum Page {
  OVERVIEW("/", EnumSet.allOf(Role.class)),
  /** 查询工作台: asking, and what came of it. */
  DESK("/desk", EnumSet.of(Role.CLERK), "/desk/services/certificate.marriage", "/desk/history"),
  /** 批量任务: many asks at once. */
  BATCHES("/batches", EnumSet.of(Role.ADMINISTRATOR, Role.AUDITOR, Role.CLERK), "/batches/new"),
  ROUTES(
      "/routes",
      EnumSet.of(Role.ADMINISTRATOR, Role.SECURITY, Role.AUDITOR, Role.READER),
      "/routes/spine",
      "/routes/lookups/certificate.marriage",
      "/routes/lookups/certificate.marriage/history",
      "/routes/lookups/certificate.marriage/draft"),
  /** 授权与用途: who may ask what. */
  ACCESS(
      "/access",
      EnumSet.of(Role.ADMINISTRATOR, Role.SECURITY, Role.AUDITOR, Role.READER),
      "/access/rules",
      "/access/simulate",
      "/access/services/certificate.marriage",
      "/access/draft"),
  CATALOGUE(
      "/catalogue",
      EnumSet.allOf(Role.class),
      "/catalogue/codes",
      "/catalogue/codes/documents",
      "/catalogue/crosswalks",
      "/catalogue/draft"),
  /** 对端与证书: the other members, and when whose certificates end. */
  PEERS(
      "/peers",
      EnumSet.of(Role.ADMINISTRATOR, Role.SECURITY, Role.AUDITOR, Role.READER),
      "/peers/own",
      "/peers/calendar",
      "/peers/add"),
  JOURNAL("/journal", EnumSet.of(Role.ADMINISTRATOR, Role.SECURITY, Role.AUDITOR)),
  /** 待办与告警: what needs a person. */
  ALERTS("/alerts", EnumSet.of(Role.ADMINISTRATOR, Role.SECURITY, Role.AUDITOR)),
  /** 谁查过我: the service desk. */
  SUBJECTS("/subjects", EnumSet.of(Role.AUDITOR, Role.CLERK)),
  SYSTEM(
      "/system",
      EnumSet.of(Role.ADMINISTRATOR, Role.SECURITY, Role.AUDITOR),
      "/system/operations",
      "/system/callers",
      "/system/backups",
      "/system/diagnosis"),
  /** 模拟地区: a joint test's regions, where the node's settings name some. */
  SIMULATOR("/simulator", EnumSet.allOf(Role.class)),
  /** Everybody's own; stands at the person's name, not in the menu. */
  PASSWORD("/password", EnumSet.allOf(Role.class));

  /** What belongs to the first page lies below that, since all lies below its own address. */
  private static final String ROOT = "/overview";

  private final String path;
  private final Set<Role> roles;
  private final List<String> more;

  /**
   * @param roles who may see it at all
   * @param more further addresses below it that show a page without being told of what
   */
  Page(String path, Set<Role> roles, String... more) {
    this.path = path;
    this.roles = roles;
    this.more = List.of(more);
  }

  public String path() {
    return path;
  }

  /** All addresses that show something without being told of what. */
  public List<String> paths() {
    var all = new java.util.ArrayList<>(List.of(path));
    all.addAll(more);
    return all;
  }

  /** Key of its name. */
  public String key() {
    return "page." + name().toLowerCase(Locale.ROOT);
  }

  /** Whether the person may see it. */
  public boolean opensTo(Person person) {
    return person.isOneOf(roles);
  }

  /** Whether an address, decoded and normalised, is one of this page. */
  boolean holds(String address) {
    var below = path.equals("/") ? ROOT : path;
    return address.equals(path) || address.startsWith(below + "/");
  }

  /** Whether it stands in the menu. */
  boolean listed() {
    return this != PASSWORD;
  }
}
