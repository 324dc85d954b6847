# language: id
Fitur: Sertifikat Laik Fungsi
  Dokumen bangunan diperiksa TPT dan TPA, bangunannya diinspeksi penilik bersama Disdamkar, dan Kepala DCKTR menandatangani.

  Skenario: Bangunan tidak sederhana diperiksa TPA juga
    Dengan contoh permohonan "slf"
    Dan Bayu sudah memutuskan "lengkap"
    Ketika Dewi memutuskan "teruskan" dengan cocok_simbg "ya"
    Maka dcktr dan tpa ditanya

  Skenario: Rumah sederhana diperiksa TPT dan penilik saja
    Dengan contoh permohonan "slf" sudah sampai di "jadwal_inspeksi" dengan
      | fungsi_bg     | hunian    |
      | jenis_hunian  | tunggal   |
      | klasifikasi   | sederhana |
      | jumlah_lantai | 1         |
    Ketika Ilham memutuskan "dijadwalkan" di "jadwal_inspeksi" dengan tanggal "2026-03-09"
    Maka dcktr ditanya

  Skenario: Bangunan usaha dimintakan rekomendasi Disdamkar dan DLH
    Dengan contoh permohonan "slf" sudah sampai di "jadwal_inspeksi"
    Ketika Ilham memutuskan "dijadwalkan" di "jadwal_inspeksi" dengan tanggal "2026-03-09"
    Maka dcktr, disdamkar dan dlh ditanya
    Dan jalur "main/inspeksi" berada di "inspeksi_lapangan"
    Dan jalur "main/rekomendasi" berada di "rekomendasi"

  Skenario: Sertifikat bangunan usaha berlaku lima tahun
    Dengan contoh permohonan "slf" sudah sampai di "tanda_tangan"
    Ketika Eko memutuskan "ditandatangani"
    Maka dokumen bernomor "SK-SLF-367402-02032026-001"
    Dan izin berlaku sampai "2031-03-01"

  Skenario: Yang menginspeksi bersama menandatangani berita acaranya
    Dengan contoh permohonan "slf" sudah sampai di "inspeksi_lapangan"
    Ketika semua petugas di "inspeksi_lapangan" memutuskan "laik"
    Maka dokumen "letters/berita_acara" terbit
    Dan dokumen bernomor "503/0001-DCKTR/BA-SLF/2026"

  Skenario: Keberatan atas penolakan diputuskan Kepala DCKTR
    Dengan contoh permohonan "slf" sudah sampai di "verifikasi"
    Dan keputusan ini diambil
      | verifikasi             | tolak          |
      | tanda_tangan_penolakan | ditandatangani |
    Dan pemohon mengajukan "keberatan" karena "Data SIMBG sudah diperbaiki"
    Dan Kartini memutuskan "diajukan" dengan pertimbangan "Datanya sudah cocok."
    Ketika Eko memutuskan "dikabulkan" karena "Datanya sudah cocok"
    Maka permohonan berada di "verifikasi"

  Skenario: Sertifikat rumah tinggal berlaku dua puluh tahun
    Dengan contoh permohonan "slf" sudah sampai di "tanda_tangan" dengan
      | fungsi_bg     | hunian    |
      | jenis_hunian  | tunggal   |
      | klasifikasi   | sederhana |
      | jumlah_lantai | 2         |
    Ketika Eko memutuskan "ditandatangani"
    Maka izin berlaku sampai "2046-03-01"

  Skenario: Lift yang disebut perlu hasil ujinya
    Dengan contoh permohonan "slf" dengan
      | instalasi | lift |
    Dan Bayu sudah memutuskan "kembalikan" karena "Hasil uji lift kedaluwarsa" menyebut uji_lift
    Ketika pemohon memperbaiki dokumen "uji_lift"
    Maka permohonan berada di "kelengkapan"

  Skenario: Perpanjangan menyebut sertifikat lama
    Ketika permohonan "slf" diajukan dengan
      | jenis_slf | perpanjangan |
    Maka itu ditolak dengan kode "invalid-form"
    Dan isian "no_slf_lama" disebut

  Skenario: Inspeksi diulang bila bangunan belum dapat dimasuki
    Dengan contoh permohonan "slf" sudah sampai di "inspeksi_lapangan"
    Dan Ilham sudah memutuskan "ulang" di "inspeksi_lapangan" karena "Bangunan terkunci" dengan
      | tanggal | 2026-03-09 |
      | keadaan | Terkunci.  |
      | sesuai_gambar | tidak |
    Ketika Yuni memutuskan "laik" di "inspeksi_lapangan" dengan
      | tanggal | 2026-03-09           |
      | keadaan | Terlihat dari luar.  |
      | sesuai_gambar | ya |
    Maka jalur "main/inspeksi" berada di "jadwal_inspeksi"

  Skenario: TPT meminta perbaikan gambar
    Dengan contoh permohonan "slf" sudah sampai di "telaah"
    Dan Ningsih sudah memutuskan "sesuai" di "telaah" dengan
      | nomor_berita_acara | 640/BA-1 |
    Dan Galih sudah memutuskan "diperbaiki" di "telaah" karena "Potongan struktur tidak ada" menyebut gambar_terbangun dengan
      | nomor_berita_acara | 640/BA-1 |
    Ketika pemohon memperbaiki dokumen "gambar_terbangun"
    Maka permohonan berada di "kelengkapan"

  Skenario: Bangunan tidak laik ditolak Kepala DCKTR
    Dengan contoh permohonan "slf" sudah sampai di "telaah"
    Dan Surya sudah memutuskan "sesuai" di "telaah" dengan
      | nomor_berita_acara | 640/BA-1 |
    Dan Galih sudah memutuskan "ditolak" di "telaah" karena "Kolom tidak memenuhi syarat gempa" dengan
      | nomor_berita_acara | 640/BA-1 |
    Ketika Eko memutuskan "ditandatangani"
    Maka permohonan berakhir "refused"
    Dan dokumen bernomor "503/0001-DCKTR/TOLAK-SLF/2026"

  Skenario: Perbaikan oleh pemohon: pemohon diam; Verifikasi data dan pencatatan SIMBG: kembalikan untuk diperbaiki
    Dengan contoh permohonan "slf"
    Dan keputusan ini sudah diambil
      | kelengkapan | lengkap |
      | verifikasi | teruskan |
      | telaah | sesuai |
      | rekomendasi | ditolak |
      | jadwal_inspeksi | dijadwalkan |
      | inspeksi_lapangan | tidak_laik |
      | tanda_tangan_penolakan | kembalikan |
      | verifikasi | tolak |
      | tanda_tangan_penolakan | kembalikan |
      | verifikasi | kembalikan |
    Ketika keputusan ini diambil
      | perbaikan | lapsed |
    Maka permohonan berakhir "lapsed"

  Skenario: Berita acara inspeksi bersama: perlu diperbaiki; Rekomendasi kebakaran dan lingkungan: perlu diperbaiki
    Dengan contoh permohonan "slf"
    Dan keputusan ini sudah diambil
      | kelengkapan | lengkap |
      | verifikasi | teruskan |
      | telaah | sesuai |
      | rekomendasi | diperbaiki |
      | jadwal_inspeksi | dijadwalkan |
    Ketika keputusan ini diambil
      | inspeksi_lapangan | perbaiki |
    Maka permohonan berada di "perbaikan"

  Skenario: Pernyataan pemenuhan standar teknis: kembalikan ke TPT
    Dengan contoh permohonan "slf"
    Dan keputusan ini sudah diambil
      | kelengkapan | lengkap |
      | verifikasi | teruskan |
      | telaah | sesuai |
      | jadwal_inspeksi | dijadwalkan |
      | rekomendasi | disetujui |
      | inspeksi_lapangan | laik |
    Ketika keputusan ini diambil
      | paraf_bidang | kembalikan |
    Maka permohonan berada di "telaah"

  Skenario: Tanda tangan sertifikat: kembalikan ke verifikator
    Dengan contoh permohonan "slf"
    Dan keputusan ini sudah diambil
      | kelengkapan | lengkap |
      | verifikasi | teruskan |
      | telaah | sesuai |
      | jadwal_inspeksi | dijadwalkan |
      | inspeksi_lapangan | laik |
      | rekomendasi | disetujui |
      | paraf_bidang | diparaf |
    Ketika keputusan ini diambil
      | tanda_tangan | kembalikan |
    Maka permohonan berada di "verifikasi"

  Skenario: Perpanjangan SLF melanjutkan masa berlaku yang lama
    Dengan izin "slf" sudah terbit
    Dan hari ini tanggal 2030-10-01
    Dan permohonan "perpanjangan" tentang izin itu diajukan
    Ketika semua yang ditanya menyetujui
    Maka "no_slf_lama" tidak diminta
    Dan izin "SK-SLF-367402-02032026-001" diperpanjang
    Dan izin "SK-SLF-367402-01102030-001" berlaku sampai "2036-03-01"

  Skenario: Perpanjangan SLF paling awal 180 hari sebelum berakhir
    Dengan izin "slf" sudah terbit
    Dan hari ini tanggal 2030-09-01
    Ketika permohonan "perpanjangan" tentang izin itu diajukan
    Maka itu ditolak dengan kode "too-early"

  Skenario: Pemilik diingatkan 180, 90, dan 60 hari sebelum SLF berakhir
    Dengan izin "slf" sudah terbit
    Ketika 1700 hari berlalu
    Dan 100 hari berlalu
    Maka pemohon diberi tahu "expiring" 3 kali
