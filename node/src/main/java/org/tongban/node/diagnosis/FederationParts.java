package org.tongban.node.diagnosis;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.tongban.core.directory.CertifiedKey;
import org.tongban.core.directory.Directory;
import org.tongban.core.directory.Member;
import org.tongban.node.peer.Suspensions;
import org.tongban.node.routeguard.RouteState;
import org.tongban.node.routeguard.RouteStates;
import org.tongban.node.store.Contact;
import org.tongban.node.store.ContactBook;

/** The members of the directory that is held, how it is with each, and the routes. */
public final class FederationParts {
  private final Supplier<Directory> directory;
  private final ContactBook contacts;
  private final Suspensions suspensions;
  private final RouteStates routes;

  public FederationParts(
      Supplier<Directory> directory,
      ContactBook contacts,
      Suspensions suspensions,
      RouteStates routes) {
    this.directory = directory;
    this.contacts = contacts;
    this.suspensions = suspensions;
    this.routes = routes;
  }

  /** All of them. */
  public List<DiagnosisPart> parts() {
    return List.of(
        new DiagnosisPart("members.txt", this::members),
        new DiagnosisPart("routes.txt", this::routes));
  }

  private String members() {
    var held = directory.get();
    var handshakes = contacts.last(Contact.Kind.HANDSHAKE);
    var messages = contacts.last(Contact.Kind.MESSAGE);
    var lines = new Lines().add("directory", held.version() + ", expires " + held.expires());
    for (var member : held.members()) {
      var code = member.code().value();
      lines.add(code, member.active() ? "active" : "suspended by the operators");
      lines.add("  endpoints", member.endpoints());
      lines.add("  services", new TreeMap<>(services(member)));
      lines.add("  handshake", met(Optional.ofNullable(handshakes.get(code))));
      lines.add("  message", met(Optional.ofNullable(messages.get(code))));
      // who did and why are people's words
      suspensions
          .of(member.code())
          .ifPresent(one -> lines.add("  exchange suspended since", one.since()));
      member.keys().forEach(key -> lines.add("  key", key(key)));
    }
    return lines.toString();
  }

  private static TreeMap<String, Object> services(Member member) {
    var services = new TreeMap<String, Object>();
    member.services().forEach((service, versions) -> services.put(service.value(), versions));
    return services;
  }

  private static String met(Optional<Contact> contact) {
    return contact.map(one -> one.at() + " " + one.suite()).orElse("never");
  }

  private static String key(CertifiedKey key) {
    return String.join(
        " ",
        key.use().name(),
        key.suite().name(),
        key.thumbprint(),
        key.from().toString(),
        key.to().toString(),
        key.revoked() ? "revoked" : "");
  }

  private String routes() {
    var lines = new Lines();
    routes.all().forEach(state -> lines.add(state.name(), route(state)));
    return lines.toString();
  }

  /** Messages of a refusal may quote the file; line and column say where to look. */
  private static String route(RouteState state) {
    var places =
        state.problems().stream().map(one -> one.line() + ":" + one.column()).distinct().toList();
    return state.status()
        + (state.serving() ? " serving" : " not serving")
        + " since "
        + state.since()
        + (places.isEmpty() ? "" : " problems at " + places);
  }
}
