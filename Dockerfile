# Oasis Live in one container: one process, one volume, no build tools in what runs.
FROM python:3.12.8-slim-bookworm AS build
WORKDIR /build
COPY requirements.txt .
RUN python -m venv /venv && /venv/bin/pip install --no-cache-dir --require-hashes -r requirements.txt

FROM python:3.12.8-slim-bookworm
RUN useradd --system --uid 10001 --home-dir /data oasis && install -d -o oasis /data
COPY --from=build /venv /venv
WORKDIR /app
COPY app.py ./
COPY oasis_live oasis_live
COPY templates templates
COPY static static
ENV PATH=/venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 \
    OASIS_DATA_DIR=/data OASIS_HOST=0.0.0.0 OASIS_PORT=8000 OASIS_PRODUCTION=1
USER oasis
VOLUME /data
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=15s CMD ["python", "-c", "import os, urllib.request as u; h = os.environ.get('OASIS_PUBLIC_URL', 'http://127.0.0.1:8000').split('//', 1)[1].split('/', 1)[0]; u.urlopen(u.Request('http://127.0.0.1:8000/healthz', headers={'Host': h}), timeout=4)"]
CMD ["python", "app.py", "serve"]
