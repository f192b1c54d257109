import type { ServerResponse } from 'node:http';

export interface Exchange {
  response: ServerResponse;
  url: URL;
  /** what the groups of the route caught */
  caught: string[];
  body: Record<string, unknown>;
}

export interface Route {
  /** method and path, as `GET /api/…` */
  at: RegExp;
  run: (exchange: Exchange) => void;
}

export const answer = (response: ServerResponse, status: number, body: unknown): void => {
  response.statusCode = status;
  response.setHeader('Content-Type', status < 400 ? 'application/json' : 'application/problem+json');
  response.end(JSON.stringify(body));
};

export const redirect = (response: ServerResponse, location: string): void => {
  response.statusCode = 302;
  response.setHeader('Location', location);
  response.end();
};
