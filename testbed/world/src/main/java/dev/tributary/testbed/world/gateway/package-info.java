/// One origin for everything a browser needs: the services' REST and WebSocket, their merged OpenAPI, and the web app.
@NullMarked
package dev.tributary.testbed.world.gateway;

import org.jspecify.annotations.NullMarked;
