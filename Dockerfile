# Oasis Live in one container: one process and its theme worker, one volume.
#   docker build -t oasis-live .
#   docker run -p 8000:8000 -v oasis:/data -e OASIS_PUBLIC_URL=https://live.example.org oasis-live
# TLS is a proxy's work; OASIS_TRUSTED_PROXIES=1 tells us that one stands in front.
FROM python:3.12.12-slim-bookworm AS build
COPY requirements.txt /
# The packages only: what installs them stays here.
RUN python -m venv --without-pip /venv \
 && pip --python /venv/bin/python install --no-cache-dir --disable-pip-version-check --require-hashes -r /requirements.txt

FROM python:3.12.12-slim-bookworm
RUN pip uninstall --yes --quiet --root-user-action=ignore pip \
 && useradd --system --uid 10001 --no-create-home --home-dir /data oasis \
 && install --directory --owner=oasis --mode=0700 /data
COPY --from=build /venv /venv
ENV PATH=/venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    OASIS_PRODUCTION=1 \
    OASIS_DATA_DIR=/data \
    OASIS_HOST=0.0.0.0 \
    OASIS_PORT=8000
WORKDIR /app
# What belongs here is named in .dockerignore.
COPY . .
RUN python -m compileall -q .
USER oasis
VOLUME /data
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s --retries=3 CMD ["python", "-m", "tools.healthy"]
CMD ["python", "app.py", "serve"]
