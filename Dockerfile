# Two stages: the first builds a virtual environment from the pinned set, the second holds nothing else.
FROM python:3.11-slim-bookworm AS build
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 UV_COMPILE_BYTECODE=1
RUN python -m pip install --no-cache-dir uv==0.13.9
WORKDIR /src
COPY requirements.lock pyproject.toml README.md LICENSE ./
RUN uv venv /opt/haitang && uv pip install --python /opt/haitang --require-hashes -r requirements.lock
COPY api api
COPY bot bot
COPY cases cases
COPY classifiers classifiers
COPY db db
COPY haitang haitang
RUN uv pip install --python /opt/haitang --no-deps --no-build-isolation .

FROM python:3.11-slim-bookworm
RUN useradd --system --uid 10001 --home-dir /data --shell /usr/sbin/nologin haitang \
    && install -d -o haitang -g haitang /data
COPY --from=build /opt/haitang /opt/haitang
COPY config.yaml /etc/haitang/config.yaml
ENV PATH=/opt/haitang/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    HAITANG_CONFIG=/etc/haitang/config.yaml \
    HAITANG_STORE__URL=sqlite:////data/haitang.sqlite3 \
    HAITANG_WEB__HOST=0.0.0.0
USER 10001
WORKDIR /data
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s --retries=3 \
    CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8080/readyz', timeout=4)"]
ENTRYPOINT ["haitang"]
CMD ["serve"]
