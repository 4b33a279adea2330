package org.tongban.node.console;

import java.io.Serial;
import java.util.List;
import java.util.Optional;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.tongban.node.console.user.Person;

/** Somebody who is signed in, as the table of people has it at this request. */
final class SignedIn extends AbstractAuthenticationToken {
  @Serial private static final long serialVersionUID = 1L;

  private final transient Person person;

  SignedIn(Person person) {
    super(List.of());
    this.person = person;
    setAuthenticated(true);
  }

  /** Who makes the request. */
  static Optional<Person> now() {
    return SecurityContextHolder.getContext().getAuthentication() instanceof SignedIn in
        ? Optional.of(in.person)
        : Optional.empty();
  }

  Person person() {
    return person;
  }

  @Override
  public Object getCredentials() {
    return "";
  }

  @Override
  public Object getPrincipal() {
    return person.name();
  }

  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }
}
