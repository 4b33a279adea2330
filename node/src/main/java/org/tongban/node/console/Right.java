package org.tongban.node.console;

import java.util.EnumSet;
import java.util.Set;
import org.tongban.node.console.user.Person;
import org.tongban.node.console.user.Role;

/** What somebody may do, or see on a page that others see without it. */
public enum Right {
  /** The own language, type size, password and session. */
  OWN(EnumSet.allOf(Role.class)),
  /** Asking other members, in the name of the own unit. */
  ASK(EnumSet.of(Role.CLERK)),
  /** Testing the connection to another member, suspending the exchange, preparing a new member. */
  MANAGE_PEERS(EnumSet.of(Role.ADMINISTRATOR, Role.SECURITY)),
  /** How far others' batches have come; none of their rows. */
  SEE_ALL_BATCHES(EnumSet.of(Role.ADMINISTRATOR, Role.AUDITOR)),
  /** Showing a person at the service desk who asked about that person. */
  TELL_SUBJECTS(EnumSet.of(Role.CLERK, Role.AUDITOR)),
  /** Saying of an alert that one has looked at it; of which is told by its rule. */
  ACKNOWLEDGE(EnumSet.of(Role.ADMINISTRATOR, Role.SECURITY, Role.AUDITOR)),
  /** Turning simulated regions of a joint test. */
  TURN_SIMULATOR(EnumSet.of(Role.ADMINISTRATOR)),
  MANAGE_USERS(EnumSet.of(Role.ADMINISTRATOR)),
  /** Taking away what the node tells of itself. */
  DIAGNOSE(EnumSet.of(Role.ADMINISTRATOR, Role.SECURITY)),
  /** Having a draft of a contract checked; nothing of it is kept. */
  CHECK_CATALOGUE(EnumSet.of(Role.ADMINISTRATOR, Role.SECURITY)),
  DRAFT_ROUTES(EnumSet.of(Role.ADMINISTRATOR)),
  /** Putting in force what somebody else wrote. */
  PUBLISH_ROUTES(EnumSet.of(Role.ADMINISTRATOR, Role.SECURITY)),
  DRAFT_ACCESS(EnumSet.of(Role.SECURITY)),
  APPROVE_ACCESS(EnumSet.of(Role.SECURITY, Role.ADMINISTRATOR)),
  /** What was asked and answered, proofs, and exports; whoever runs the node reads none of it. */
  READ_MESSAGES(EnumSet.of(Role.AUDITOR));

  private final Set<Role> roles;

  Right(Set<Role> roles) {
    this.roles = roles;
  }

  /** Whether the person has it. */
  public boolean isOf(Person person) {
    return person.isOneOf(roles);
  }
}
