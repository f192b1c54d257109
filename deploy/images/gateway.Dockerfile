# The gateway with the web app: npm run build in web/ first, then docker build -f deploy/images/gateway.Dockerfile .
FROM nginxinc/nginx-unprivileged:1.29

COPY deploy/gateway/default.conf.template /etc/nginx/templates/default.conf.template
COPY web/dist/ /srv/web/
