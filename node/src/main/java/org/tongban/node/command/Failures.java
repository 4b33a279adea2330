package org.tongban.node.command;

import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.boot.web.server.PortInUseException;
import org.tongban.core.catalogue.CatalogueException;
import org.tongban.core.directory.DirectoryException;
import org.tongban.core.identity.DivisionsException;
import org.tongban.core.policy.AccessRulesException;
import org.tongban.core.seal.KeyFileException;
import org.tongban.core.seal.SignedDocumentException;
import org.tongban.node.demo.DemoException;
import org.tongban.node.keeper.NotTakenException;
import org.tongban.node.routeguard.RouteGuardException;
import org.tongban.node.store.StoreException;
import org.tongban.node.wiring.StartException;

/** Tells a failure that an administrator can mend from a bug. */
public final class Failures {
  private Failures() {}

  /** The cause whose message is written for the person at the keyboard, however deep it lies. */
  public static Optional<Throwable> foreseen(Throwable failure) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
        .filter(Failures::meantForPeople)
        .findFirst();
  }

  private static boolean meantForPeople(Throwable cause) {
    return cause instanceof CommandFailedException
        || cause instanceof StoreException
        || cause instanceof RouteGuardException
        || cause instanceof CatalogueException
        || cause instanceof DirectoryException
        || cause instanceof AccessRulesException
        || cause instanceof KeyFileException
        || cause instanceof SignedDocumentException
        || cause instanceof DivisionsException
        || cause instanceof StartException
        || cause instanceof NotTakenException
        || cause instanceof PortInUseException
        || cause instanceof DemoException;
  }
}
