package org.karmayogi.pulse.edge.access;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;

/** A caller whose key is known; the principal is its {@link ApiClient}. Holds no credential. */
public final class ClientAuthentication extends AbstractAuthenticationToken {

    private final transient ApiClient client;

    public ClientAuthentication(ApiClient client) {
        // Scopes are asked of the client by the access rules; a second copy as authorities would cost and say nothing
        // new.
        super(AuthorityUtils.NO_AUTHORITIES);
        this.client = client;
        setAuthenticated(true);
    }

    /** Who asks, on the thread of a request; empty where no key was presented. */
    public static Optional<ApiClient> current() {
        return SecurityContextHolder.getContext().getAuthentication() instanceof ClientAuthentication caller
                ? Optional.of(caller.client)
                : Optional.empty();
    }

    @Override
    public ApiClient getPrincipal() {
        return client;
    }

    @Override
    public @Nullable Object getCredentials() {
        return null;
    }

    @Override
    public String getName() {
        return client.id();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ClientAuthentication that && client.equals(that.client);
    }

    @Override
    public int hashCode() {
        return Objects.hashCode(client);
    }
}
