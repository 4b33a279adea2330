package org.tongban.node.console;

import java.io.Serial;
import java.util.Optional;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.tongban.node.console.user.SignIn;

/** Lets in by name and password. */
final class PasswordDoor implements AuthenticationProvider {
  private final SignIn signIn;

  PasswordDoor(SignIn signIn) {
    this.signIn = signIn;
  }

  /** Came too early after others that failed. */
  static final class TooEarlyException extends AuthenticationException {
    @Serial private static final long serialVersionUID = 1L;
    private final long seconds;

    TooEarlyException(long seconds) {
      super("too early");
      this.seconds = seconds;
    }

    long seconds() {
      return seconds;
    }
  }

  @Override
  public Authentication authenticate(Authentication shown) {
    var address =
        Optional.ofNullable((WebAuthenticationDetails) shown.getDetails())
            .map(WebAuthenticationDetails::getRemoteAddress)
            .orElse("");
    var password = shown.getCredentials() == null ? "" : shown.getCredentials().toString();
    var result = signIn.tried(shown.getName(), password, address);
    if (result instanceof SignIn.Result.Good good) {
      return new SignedIn(good.person());
    }
    if (result instanceof SignIn.Result.Wait wait) {
      throw new TooEarlyException(wait.seconds());
    }
    throw new BadCredentialsException("wrong");
  }

  @Override
  public boolean supports(Class<?> kind) {
    return UsernamePasswordAuthenticationToken.class.isAssignableFrom(kind);
  }
}
