package io.rcon.tunnel;

import io.netty.handler.ssl.SslContext;
import io.rcon.Secret;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The values read from files: the certificate and its key, the admitted names and tokens, and the
 * password.
 *
 * @param tls makes the server's end of a TLS connection
 * @param identity the server's certificate
 * @param authorities null where no certificates are asked for
 * @param names those of the certificates that are let in; null for all
 * @param tokens null where none are asked for
 * @param password the game's, which takes the place of a token
 */
record Keys(
    SslContext tls,
    Identity identity,
    @Nullable Authorities authorities,
    @Nullable Set<String> names,
    @Nullable TokenFile tokens,
    Secret password) {}
